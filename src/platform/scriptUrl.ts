/** As much of the Trusted Types API as is used; TypeScript's DOM library has none yet. */
interface TrustedTypePolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

const rules = {
  createScriptURL(url: string): string {
    const { origin } = new URL(url, location.href);
    if (origin !== location.origin) throw new TypeError(`not a script of this app: ${origin}`);
    return url;
  },
};

let policy: typeof rules | null = null;

/**
 * The address of one of the app's own scripts, as workers and service workers may be started from.
 * Made by the Trusted Types policy `holdfast`, where the browser has them: a content security policy
 * must allow that name. Throws a `TypeError` for a script of another origin.
 */
export function scriptUrl(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypePolicyFactory };
  policy ??= trustedTypes?.createPolicy('holdfast', rules) ?? rules;
  return policy.createScriptURL(url);
}
