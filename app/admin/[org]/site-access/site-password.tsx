"use client";

import { Dices } from "lucide-react";
import { useState } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { CopyButton } from "@/app/_ui/copy-button.tsx";
import { PasswordField } from "@/app/_ui/password-field.tsx";
import type { SchemaForm } from "@/app/_ui/use-schema-form.ts";
import { SITE_PASSWORD_MIN, type ChangeSiteAccess } from "@/lib/site-access/schemas.ts";
import { generatePassword } from "./generate-password.ts";

type SitePasswordProps = {
  form: SchemaForm<ChangeSiteAccess, ChangeSiteAccess>;
  hasPassword: boolean;
};

/** The password that guests share: typed, or made up and shown once to be handed on. */
export function SitePassword({ form, hasPassword }: SitePasswordProps) {
  const [made, setMade] = useState("");
  const typed = form.watch("password");
  const generate = () => {
    const password = generatePassword();
    setMade(password);
    form.setValue("password", password, { shouldDirty: true, shouldValidate: true });
  };
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <PasswordField
            label={hasPassword ? "New site password" : "Site password"}
            optional={hasPassword}
            autoComplete="off"
            help={
              hasPassword
                ? "Leave it empty to keep the present one. A new one shows out every guest."
                : `At least ${SITE_PASSWORD_MIN} characters. You hand it to your guests yourself.`
            }
            {...form.field("password")}
          />
        </div>
        <div className="pt-[1.625rem]">
          <Button icon={<Dices aria-hidden="true" />} onClick={generate}>
            Generate
          </Button>
        </div>
      </div>
      {made !== "" && made === typed && (
        <div className="flex items-center gap-3 rounded-md border bg-sunken px-3 py-1.5">
          <code className="min-w-0 flex-1 font-mono text-sm wrap-anywhere text-ink">{made}</code>
          <CopyButton text value={made} label="Copy password" />
        </div>
      )}
    </div>
  );
}
