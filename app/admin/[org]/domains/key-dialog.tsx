"use client";

import { Callout } from "@/app/_ui/callout.tsx";
import { CodeBlock } from "@/app/_ui/code-block.tsx";
import { SecretDialog } from "../_shell/secret-dialog.tsx";

type KeyDialogProps = {
  secret: string;
  hostname: string;
  /** Address of the organization's website. */
  site: string;
  onDone: () => void;
};

/** A new API key, once, with where it belongs and how it becomes a token. */
export function KeyDialog({ secret, hostname, site, onDone }: KeyDialogProps) {
  const exchange = [
    `curl ${site}/api/oauth/token \\`,
    `  -u "${hostname}:$GATEHOUSE_API_KEY" \\`,
    "  -d grant_type=client_credentials",
  ].join("\n");
  return (
    <SecretDialog title={`The key of ${hostname}`} kind="key" secret={secret} onDone={onDone}>
      <Callout tone="warning" title="It belongs on a server, in its environment">
        Never in a browser’s code, an app or a repository: whoever has the key acts as {hostname}.
        Pages in a browser call the partner’s server, and the server calls this API.
      </Callout>
      <CodeBlock label="In the server’s .env" text={`GATEHOUSE_API_KEY=${secret}`} />
      <CodeBlock label="Exchange it for a token of one hour" text={exchange} />
    </SecretDialog>
  );
}
