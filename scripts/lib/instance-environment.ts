import { appUrlOf } from "./app-role.ts";
import type { Secrets } from "./secrets.ts";

/** What an instance knows of itself. */
export type OwnSettings = {
  readonly secrets: Secrets;
  readonly data: string;
  /** Host and port of the dashboard. */
  readonly root: string;
  /** Where the instance reaches itself. */
  readonly self: string;
};

export type InstanceSettings = OwnSettings & { readonly ownerUrl: string };

/** Variables for a command that needs no database. */
export function ownEnvironment(settings: OwnSettings): Record<string, string> {
  const { secrets, data, root, self } = settings;
  const given = (name: "GATEHOUSE_SECRET_PREVIOUS" | "GATEHOUSE_PEPPER") =>
    process.env[name] || (secrets[name] ?? "");
  return {
    ROOT: root,
    GATEHOUSE_SELF: self,
    GATEHOUSE_DATA: data,
    GATEHOUSE_SECRET: secrets.GATEHOUSE_SECRET,
    GATEHOUSE_SECRET_PREVIOUS: given("GATEHOUSE_SECRET_PREVIOUS"),
    GATEHOUSE_PEPPER: given("GATEHOUSE_PEPPER"),
    GATEHOUSE_SIGNING_KEY: secrets.GATEHOUSE_SIGNING_KEY,
    GATEHOUSE_VERIFY_KEY: secrets.GATEHOUSE_VERIFY_KEY,
    GATEHOUSE_TOKEN_SIGNING_KEYS: secrets.GATEHOUSE_TOKEN_SIGNING_KEYS,
    GATEHOUSE_TOKEN_KEYS: secrets.GATEHOUSE_TOKEN_KEYS,
  };
}

/** Variables for the operator's commands, which may act as the owner of the tables. */
export function operatorEnvironment(settings: InstanceSettings): Record<string, string> {
  const { secrets, ownerUrl } = settings;
  return {
    ...ownEnvironment(settings),
    DATABASE_URL: ownerUrl,
    DATABASE_APP_URL:
      process.env["DATABASE_APP_URL"] || appUrlOf(ownerUrl, secrets.GATEHOUSE_SECRET),
  };
}

/**
 * Variables for the web server, which never learns how to act as the owner. Empty and not absent:
 * Next reads `.env` itself, and would fill in what is missing.
 */
export function serverEnvironment(settings: InstanceSettings): Record<string, string> {
  const nothing = {
    DATABASE_URL: "",
    POSTGRES_SUPERUSER_PASSWORD: "",
    POSTGRES_OWNER_PASSWORD: "",
  };
  return { ...operatorEnvironment(settings), ...nothing };
}

/** `ROOT` follows the port unless it is set. */
export const rootOf = (port: number): string => process.env["ROOT"] || `localhost:${port}`;

/** An address of this machine at which a server that listens on `host` answers. */
export function selfOf(host: string, port: number): string {
  if (host === "0.0.0.0" || host === "::") return `http://127.0.0.1:${port}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
