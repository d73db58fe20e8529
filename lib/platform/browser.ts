/**
 * The one door to the browser for background, popup and options. The pill uses the native
 * promise API, to stay small on other people's pages.
 */
import browser from 'webextension-polyfill';

export { browser };
