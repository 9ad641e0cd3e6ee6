/** A kind of provider that somebody picks, and what is known of it beforehand. */
export type Preset = {
  readonly value: string;
  readonly label: string;
  readonly description: string;
  readonly kind: "oidc" | "github";
  readonly issuer: string;
  /** What its issuers look like. */
  readonly like: string;
  /** Where one registers with it, and as what. */
  readonly register: string;
};

/** What people pick from: the last is any other provider of OpenID Connect. */
export const PRESETS: readonly Preset[] = [
  {
    ...{ value: "google", label: "Google", description: "Accounts of Google and Workspace." },
    ...{ kind: "oidc", issuer: "https://accounts.google.com", like: "https://accounts.google.com" },
    register: "In the Google Cloud console, as an OAuth client of the type “Web application”.",
  },
  {
    ...{ value: "amazon", label: "Amazon", description: "A user pool of Amazon Cognito." },
    ...{ kind: "oidc", issuer: "" },
    like: "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf",
    register: "In the user pool, as an app client with a secret.",
  },
  {
    ...{ value: "github", label: "GitHub", description: "GitHub, or your own GitHub server." },
    ...{ kind: "github", issuer: "https://github.com", like: "https://github.com" },
    register: "Under Settings → Developer settings, as an OAuth app.",
  },
  {
    ...{ value: "other", label: "Other", description: "Entra ID, Okta, Keycloak: OpenID Connect." },
    ...{ kind: "oidc", issuer: "", like: "https://sign-in.example.com" },
    register: "As a web application with a secret.",
  },
];

/** The one that a form begins with. */
export const OTHER = "other";
