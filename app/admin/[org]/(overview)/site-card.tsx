import { Card } from "@/app/_ui/card.tsx";
import { DefinitionList } from "@/app/_ui/definition-list.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { RelativeTime } from "@/app/_ui/relative-time.tsx";
import { StatusBadge } from "@/app/_ui/status-badge.tsx";
import type { SiteAccessView } from "@/lib/site-access/site-access-view.ts";
import { AccessState } from "../_shell/access-state.tsx";

type SiteCardProps = { base: string; access: SiteAccessView; host: string };

/** Who gets into the website now. */
export function SiteCard({ base, access, host }: SiteCardProps) {
  return (
    <Card
      title="Site access"
      actions={<StatusBadge status={access.level} />}
      footer={
        <LinkButton size="sm" href={`${base}/site-access`}>
          Change access
        </LinkButton>
      }
    >
      <p className="text-sm text-muted">{meaning[access.level](host)}</p>
      <div className="mt-3">
        <DefinitionList
          items={[
            { term: "State", value: <AccessState access={access} /> },
            { term: "Changed", value: <RelativeTime value={access.changedAt} /> },
            ...(access.changedBy === "" ? [] : [{ term: "By", value: access.changedBy }]),
          ]}
        />
      </div>
    </Card>
  );
}

const meaning = {
  public: (host: string) => `Everybody can read what is published on ${host}.`,
  private: () => "Visitors meet the maintenance page. Only members get in.",
  password: () => "Visitors need the site password; members get in without it.",
};
