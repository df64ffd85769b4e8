/**
 * The QR code of a letter leads to `/freischaltcode#CODE`. Where the browser carries the code on to another page (sign-in
 * first), it is taken out of the address: it must stand neither in the history nor over somebody's shoulder.
 */
export function clearCarriedCode(): void {
  if (location.pathname === '/freischaltcode' || !/^#[0-9a-z]{4}-?[0-9a-z]{4}-?[0-9a-z]{4}$/i.test(location.hash))
    return
  // An anchor of this page that happens to look like a code is left alone.
  if (document.getElementById(location.hash.slice(1))) return
  history.replaceState(history.state, '', location.pathname + location.search)
}
