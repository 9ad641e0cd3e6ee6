import { MessageCircleQuestion } from "lucide-react";
import type { Metadata } from "next";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { findForPage, loadPage } from "@/lib/doors/page/load-page.ts";
import { explainAccess } from "@/lib/explain/explain-access.ts";
import { findEntries } from "@/lib/explain/find-entries.ts";
import { listExplainChoices, type ExplainChoices } from "@/lib/explain/list-explain-choices.ts";
import { organizationOf, type OrganizationParams } from "../_shell/organization-of.ts";
import { abilitiesIn } from "../_shell/sections.ts";
import { SeeAsButton } from "../see-as/see-as-button.tsx";
import { Answer } from "./answer.tsx";
import { explainQueryOf, type ExplainQuery, type ExplainSearch } from "./explain-query.ts";
import { QuestionForm } from "./question-form.tsx";

export const metadata: Metadata = { title: "Explain" };

type ExplainProps = OrganizationParams & { searchParams: Promise<ExplainSearch> };

/** Why somebody may or may not do something: chosen above, answered below. */
export default async function ExplainPage(props: ExplainProps) {
  const { slug } = await organizationOf(props);
  const choices = await loadPage(listExplainChoices, slug, {});
  const query = explainQueryOf(await props.searchParams, choices);
  const { can } = await abilitiesIn(slug);
  return (
    <>
      <PageHeader
        title="Explain"
        description="Choose who, what and where. The answer is the very decision that every request meets."
        actions={can.seeAs && query !== null && <SeeAs org={slug} who={query.who} />}
      />
      {query === null ? (
        <Card>
          <EmptyState icon={<MessageCircleQuestion />} title="There is nothing to ask about yet" />
        </Card>
      ) : (
        <Asked org={slug} query={query} choices={choices} />
      )}
    </>
  );
}

function SeeAs({ org, who }: { org: string; who: ExplainQuery["who"] }) {
  return who.id === null ? null : <SeeAsButton org={org} kind={who.kind} id={who.id} />;
}

type AskedProps = { org: string; query: ExplainQuery; choices: ExplainChoices };

async function Asked({ org, query, choices }: AskedProps) {
  const { who, collection, action, text, field } = query;
  const found = await findForPage(findEntries, org, {
    ...{ collection: collection.slug, text, id: query.entryId },
  });
  const entries = found ?? [];
  const entryId = entries.find(({ id }) => id === query.entryId)?.id ?? null;
  const explanation = await loadPage(explainAccess, org, {
    ...{ who: { kind: who.kind, id: who.id }, action, collection: collection.slug, field },
    entryId,
  });
  return (
    <div className="flex flex-col gap-5">
      <QuestionForm org={org} query={{ ...query, entryId }} choices={choices} entries={entries} />
      {query.entryId !== null && entryId === null && (
        <Callout tone="warning" title="That entry is not here">
          It is of another collection, in the bin, or you may not read it yourself. The answer below
          is about {collection.name} in general.
        </Callout>
      )}
      <Answer org={org} explanation={explanation} collections={choices.collections} />
    </div>
  );
}
