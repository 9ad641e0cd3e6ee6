import { List } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import { getCollection } from "@/lib/content/collections/collection-reads.ts";
import { findForPage, loadPage } from "@/lib/doors/page/load-page.ts";
import { readFormState } from "@/lib/forms/read-form-state.ts";
import { entryIdOf, type EntryParams } from "../../_content/entry-params.ts";
import { collectionsIn } from "../../_shell/collections-in.ts";
import { organizationOf } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { CollectionBuilder } from "../builder/collection-builder.tsx";
import { DeleteCard } from "../delete-card.tsx";
import { FormCard } from "../form-card.tsx";
import { SettingsForm } from "../settings-form.tsx";

export async function generateMetadata(props: EntryParams): Promise<Metadata> {
  const { org } = await props.params;
  const collection = await findForPage(getCollection, org, { id: await entryIdOf(props) });
  return { title: collection?.name ?? "Collections" };
}

/** One collection: its fields, the form that they make, what it is called, and the end of it. */
export default async function CollectionPage(props: EntryParams) {
  const { slug: org } = await organizationOf(props);
  const collection = await loadPage(getCollection, org, { id: await entryIdOf(props) });
  if (collection.builtIn) notFound();
  const { can } = await abilitiesIn(org);
  const base = `/admin/${org}/collections`;
  const isListed = (await collectionsIn(org)).some(
    ({ slug, can: may }) => slug === collection.slug && may.read,
  );
  return (
    <>
      <PageHeader
        title={collection.name}
        breadcrumbs={<Breadcrumbs items={[{ label: "Collections", href: base }]} />}
        actions={
          isListed && (
            <LinkButton
              href={`/admin/${org}/content/${collection.slug}`}
              icon={<List aria-hidden="true" />}
            >
              Entries
            </LinkButton>
          )
        }
      />
      <div className="flex min-w-0 flex-col gap-5">
        <CollectionBuilder {...{ org, collection }} canChange={can.changeCollections} />
        {can.changeCollections && <SettingsForm {...{ org, collection }} />}
        {can.forms && (
          <FormCard
            {...{ org, collection }}
            state={await loadPage(readFormState, org, { collection: collection.slug })}
            canOpen={can.createPolicies && can.changeRoles}
          />
        )}
        {can.deleteCollections && (
          <DeleteCard {...{ org, collection }} canRemoveRelations={can.changeCollections} />
        )}
      </div>
    </>
  );
}
