/** As much of the Trusted Types API as is used; TypeScript's DOM library has none yet. */
interface TrustedTypePolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

const factory = (globalThis as { trustedTypes?: TrustedTypePolicyFactory }).trustedTypes;

const rules = {
  createScriptURL(url: string): string {
    const { origin } = new URL(url, location.href);
    if (origin !== location.origin) throw new TypeError(`not a script of this app: ${origin}`);
    return url;
  },
};

const policy = factory?.createPolicy('holdfast', rules) ?? rules;

/** The address of one of the app's own scripts, as workers and service workers may be started from. */
export function scriptUrl(url: string): string {
  return policy.createScriptURL(url);
}
