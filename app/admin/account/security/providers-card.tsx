"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import { proven } from "@/app/admin/_proof/proven.ts";
import type { OwnProvider } from "@/lib/sso/own-identities.ts";
import { unlinkSelfAction } from "../actions.ts";
import { LinkProvider } from "./link-provider.tsx";

type ProvidersCardProps = {
  readonly providers: readonly OwnProvider[];
  /** What came of the way to a provider. */
  readonly outcome: string | null;
};

/** What somebody may sign in with beside their password: the providers of their organizations. */
export function ProvidersCard({ providers, outcome }: ProvidersCardProps) {
  const words = OUTCOMES.get(outcome ?? "");
  return (
    <Card
      flush
      title="Providers"
      description="Whoever runs a provider that you link could sign in as you, everywhere on this instance."
    >
      {words !== undefined && (
        <div className="px-4 pt-3 sm:px-5">
          <Callout tone={outcome === "linked" ? "success" : "warning"}>{words}</Callout>
        </div>
      )}
      <ul className="divide-y">
        {providers.map((provider) => (
          <ProviderRow key={provider.id} provider={provider} />
        ))}
      </ul>
    </Card>
  );
}

function ProviderRow({ provider }: { readonly provider: OwnProvider }) {
  const { id, name, organization, identityId, selfLinked } = provider;
  const where = organization ?? "Everybody on this instance";
  const router = useRouter();
  const toast = useToast();
  const unlink = async () => {
    const result = await proven(() => unlinkSelfAction({ id: identityId }));
    toast(
      result.ok ? { title: `Unlinked “${name}”` } : { tone: "danger", title: result.error.detail },
    );
    router.refresh();
  };
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-2.5 text-sm sm:px-5">
      <span className="min-w-0 flex-1 basis-40">
        <span className="block truncate font-medium text-ink">{name}</span>
        <span className="block text-xs text-muted">
          {identityId === null ? where : `${where} · ${stateOf(selfLinked)}`}
        </span>
      </span>
      {!selfLinked && <LinkProvider id={id} name={name} />}
      {identityId !== null && (
        <Button size="sm" aria-label={`Unlink “${name}”`} onClick={() => void unlink()}>
          Unlink
        </Button>
      )}
    </li>
  );
}

const stateOf = (selfLinked: boolean): string =>
  selfLinked ? "linked" : "linked by your invitation, for this organization";

const OUTCOMES: ReadonlyMap<string, string> = new Map([
  ["linked", "The provider is linked: you can sign in with it from now on."],
  [
    "refused",
    "What the provider said does not belong to this session, or came too late. Try again.",
  ],
  ["unreachable", "The provider cannot be reached. Try again in a moment."],
  ["taken", "It is linked to another account already, or you are no member of its organization."],
]);
