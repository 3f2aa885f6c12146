// The bundler's loader sets script addresses as plain strings. Under require-trusted-types-for this one policy lets
// through what comes from our own static files, and nothing else becomes a script.
if (globalThis.trustedTypes) {
  globalThis.trustedTypes.createPolicy('default', {
    createScriptURL(address) {
      const { origin, pathname } = new URL(address, document.baseURI);
      if (origin === location.origin && pathname.startsWith('/_next/static/')) return address;
      throw new TypeError(`Not a script of Isthmus: ${address}`);
    },
  });
}
