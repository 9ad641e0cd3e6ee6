"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { z } from "zod";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { CodeBlock } from "@/app/_ui/code-block.tsx";
import { FormRoot, SubmitButton } from "@/app/_ui/form-root.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { TextField } from "@/app/_ui/text-field.tsx";
import { useSchemaForm } from "@/app/_ui/use-schema-form.ts";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";
import { createStaticTokenInput } from "@/lib/tokens/create-static-token.ts";
import type { ScopeChoice } from "@/lib/tokens/list-scope-choices.ts";
import { SecretDialog } from "../_shell/secret-dialog.tsx";
import { createTokenAction } from "./actions.ts";
import { ExpiryField } from "./expiry-field.tsx";
import { ScopesField } from "./scopes-field.tsx";

type TokenFormProps = { org: string; site: string; choices: readonly ScopeChoice[] };

/** Makes a static token and shows it once. */
export function TokenForm({ org, site, choices }: TokenFormProps) {
  const router = useRouter();
  const [token, setToken] = useState<string>();
  const form = useSchemaForm(createStaticTokenInput, { defaultValues: EMPTY });
  const guard = useUnsavedGuard({ when: form.formState.isDirty && token === undefined });
  const base = `/admin/${org}/tokens`;

  const save = async (values: z.infer<typeof createStaticTokenInput>) => {
    const result = await proven(() => createTokenAction(org, values));
    if (!result.ok) return { message: result.error.detail, issues: result.error.issues };
    setToken(result.value.token);
  };
  const done = () => {
    router.push(base);
    router.refresh();
  };

  return (
    <FormRoot form={form} onSubmit={save}>
      {guard}
      {token && (
        <SecretDialog title="Your new token" kind="token" secret={token} onDone={done}>
          <Callout tone="warning" title="It belongs on a server, in its environment">
            Never in a browser’s code, an app or a repository: whoever has it acts as you.
          </Callout>
          <CodeBlock label="In the server’s .env" text={`GATEHOUSE_TOKEN=${token}`} />
          <CodeBlock label="Use it" text={exampleOf(site)} />
        </SecretDialog>
      )}
      <Card title="What it is for">
        <TextField
          label="Name"
          placeholder="Nightly report"
          help="So that you know later what stops when you revoke it."
          {...form.field("name")}
        />
      </Card>
      <Card title="What it may do" description="Never more than you may do yourself at the time.">
        <ScopesField choices={choices} />
      </Card>
      <Card title="How long">
        <ExpiryField />
      </Card>
      <div className="flex flex-wrap justify-end gap-2">
        <LinkButton href={base}>Cancel</LinkButton>
        <SubmitButton>Make token</SubmitButton>
      </div>
    </FormRoot>
  );
}

const exampleOf = (site: string): string =>
  `curl ${site}/api/v1/content/posts \\\n  -H "Authorization: Bearer $GATEHOUSE_TOKEN"`;

const EMPTY = { name: "", scopes: [], expiresInDays: 90 };
