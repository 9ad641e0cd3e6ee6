"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { proven } from "@/app/admin/_proof/proven.ts";
import { Button } from "@/app/_ui/button.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import type { DomainDetail } from "@/lib/domains/domain.ts";
import { removeDomainAction, revokeDomainAction } from "./actions.ts";

/** The two ways to end a domain, each with what it does and when. */
export function DangerCard({ org, domain }: { org: string; domain: DomainDetail }) {
  const router = useRouter();
  const toast = useToast();
  const { id, hostname, status } = domain;
  const end = async (act: typeof removeDomainAction | typeof revokeDomainAction, title: string) => {
    const result = await proven<unknown>(() => act(org, { id }));
    if (!result.ok) return result.error.detail;
    toast({ title });
    router.refresh();
  };
  return (
    <Card title="End this domain" flush>
      <ul className="divide-y">
        {status === "active" && (
          <Way text="It gets no new token from now on. The token it has works until it runs out, within the hour.">
            <ConfirmDialog
              title={`Remove ${hostname}?`}
              action="Remove domain"
              typeToConfirm={hostname}
              consequences={[
                "Its keys end now: it gets no new token.",
                "Tokens it has run out within the hour.",
              ]}
              trigger={<Button>Remove…</Button>}
              onConfirm={() => end(removeDomainAction, `${hostname} is removed`)}
            >
              It cannot be brought back. You can register the host name anew, with a new key.
            </ConfirmDialog>
          </Way>
        )}
        <Way text="It is out within a second: keys and running tokens end together. For a key that got into the wrong hands.">
          <ConfirmDialog
            title={`Revoke ${hostname} now?`}
            action="Revoke now"
            typeToConfirm={hostname}
            consequences={[
              "Its keys and every running token end within a second.",
              "Whatever its website shows from this API stops at once.",
            ]}
            trigger={<Button variant="danger">Revoke now…</Button>}
            onConfirm={() => end(revokeDomainAction, `${hostname} is revoked`)}
          >
            It cannot be brought back. You can register the host name anew, with a new key.
          </ConfirmDialog>
        </Way>
      </ul>
    </Card>
  );
}

function Way({ text, children }: { text: string; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-5">
      <p className="min-w-0 flex-1 basis-52 text-sm text-muted">{text}</p>
      {children}
    </li>
  );
}
