/** As Nuxt does it: an element of the body by Vue, with the state behind it. */
import { createSSRApp, h, onMounted, ref } from 'vue';

const Page = {
  setup() {
    const count = ref(0);
    onMounted(() => (window.isHydrated = true));
    return () =>
      h('main', [
        h('h1', 'Bitcoin in Nuxt'),
        h('p', 'BTC, and BTC again.'),
        h('input', { id: 'field' }),
        h('button', { id: 'button', onClick: () => (count.value += 1) }, `Pressed ${count.value}`),
      ]);
  },
};

export async function render(script) {
  const { renderToString } = await import('vue/server-renderer');
  const head = `<title>Bitcoin in Nuxt</title><script src="${script}" defer></script>`;
  const root = `<div id="__nuxt">${await renderToString(createSSRApp(Page))}</div>`;
  const body = `${root}<div id="teleports"></div><script type="application/json">[]</script>`;
  return `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
}

export const hydrate = () => createSSRApp(Page).mount('#__nuxt');
