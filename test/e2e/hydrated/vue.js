/** The whole body by Vue, whose first and last node are its own. */
import { createSSRApp, h, onMounted, ref } from 'vue';

const Page = {
  setup() {
    const count = ref(0);
    onMounted(() => (window.isHydrated = true));
    return () => [
      h('main', [
        h('h1', 'Bitcoin in Vue'),
        h('p', 'BTC, and BTC again.'),
        h('input', { id: 'field' }),
        h('button', { id: 'button', onClick: () => (count.value += 1) }, `Pressed ${count.value}`),
      ]),
      h('footer', 'The end'),
    ];
  },
};

export async function render(script) {
  const { renderToString } = await import('vue/server-renderer');
  const head = `<title>Bitcoin in Vue</title><script src="${script}" defer></script>`;
  const body = await renderToString(createSSRApp(Page));
  return `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
}

export const hydrate = () => createSSRApp(Page).mount(document.body);
