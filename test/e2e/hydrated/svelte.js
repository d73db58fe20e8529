/** The whole body by Svelte, and a part of the head. */
import { hydrate as takeOver } from 'svelte';
import Page from './Page.svelte';

export async function render(script) {
  const { render: renderPage } = await import('svelte/server');
  const { head, body } = renderPage(Page);
  const own = `<script src="${script}" defer></script>`;
  return `<!doctype html><html lang="en"><head>${head}${own}</head><body>${body}</body></html>`;
}

export const hydrate = () => takeOver(Page, { target: document.body });
