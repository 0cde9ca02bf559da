/**
 * The token of a `#resume=` link, taken out of the address so that it is neither shown nor copied on. A link that is
 * opened while the page is there loads the page anew.
 */
export function takeResumeLink(): string | undefined {
  window.addEventListener('hashchange', () => {
    if (location.hash.startsWith('#resume=')) location.reload();
  });
  const token = /^#resume=([\w.~%-]+)$/.exec(location.hash)?.[1];
  if (location.hash.startsWith('#resume='))
    history.replaceState(null, '', location.pathname + location.search);
  return token;
}
