/** A real OpenID Connect provider, for tests; it has no types of its own. */
declare module "oidc-provider" {
  export default class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>);
    callback(): import("node:http").RequestListener;
  }
}
