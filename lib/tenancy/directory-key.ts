/** What a query that precedes an organization may look up by, each under its own name. */
export type DirectoryKey = Partial<
  Record<
    | "hostname"
    | "organization_slug"
    | "organization_id"
    | "user_id"
    | "email"
    | "client_errors"
    | "sweep"
    | "api_key"
    | "origin"
    | "one_time_link"
    | "mail"
    | "registration"
    | "provider"
    | "providers",
    string
  >
>;
