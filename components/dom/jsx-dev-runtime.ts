/** The same under the name by which development builds and tests ask for it. */
export { Fragment, jsx, jsxDEV, jsxs, type JSX } from './jsx-runtime.ts';
