import { History } from "lucide-react";
import { spokenIn } from "@/app/_screens/fields/field-language.ts";
import type { FormField } from "@/app/_screens/fields/form-field.ts";
import { valueWords } from "@/app/_screens/fields/value-words.ts";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { DiffView, type FieldChange } from "@/app/_ui/diff-view.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import type { ContentEntry } from "@/lib/content/content-entry.ts";
import { entryAddress } from "../_editor/entry-address.ts";
import { titlesOf } from "../_editor/related-of.ts";
import { RestoreButton } from "./restore-button.tsx";
import { VersionList } from "./version-list.tsx";
import { withQuery } from "./with-query.ts";
import { changesSince, versionsOf, type Versioned } from "./versions-of.ts";

export type VersionsQuery = { readonly v?: string; readonly after?: string };

type VersionsScreenProps = {
  /** Address of the collection's list, and what it is called. */
  readonly base: string;
  readonly name: string;
  readonly entry: ContentEntry;
  readonly title: string;
  readonly fields: readonly FormField[];
  readonly versioned: Versioned;
  /** What the address asks for: a version, and where the list of them goes on. */
  readonly query: VersionsQuery;
  readonly canRestore: boolean;
  /** The language that is compared in; left out: there is but one. */
  readonly language?: string | undefined;
};

/** The versions of an entry, and how one of them differs from how it stands now. */
export async function VersionsScreen(props: VersionsScreenProps) {
  const { base, name, title, query, versioned, language } = props;
  const spoken = versioned.locale ?? null;
  const place = { base, locale: spoken ?? undefined };
  const editor = entryAddress(place, versioned.id);
  const versions = entryAddress(place, versioned.id, "/versions");
  const { lines, next } = await versionsOf(versioned, query.after ?? null);
  const number = chosen(lines, query.v);
  const older = next === null ? null : withQuery(versions, { after: next });
  return (
    <>
      <PageHeader
        title="Versions"
        description={`Every save of “${title}”, and how it differs from what there is now${language === undefined ? "" : ` in ${language}`}.`}
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: name, href: base },
              { label: title, href: editor },
            ]}
          />
        }
      />
      {number === null ? (
        <EmptyState icon={<History />} title="No version yet">
          Each save keeps one.
        </EmptyState>
      ) : (
        <div className="grid items-start gap-5 xl:grid-cols-[16rem_minmax(0,1fr)]">
          <div className="max-h-72 overflow-y-auto rounded-lg border bg-surface p-1.5 shadow-card xl:max-h-[calc(100dvh-11rem)]">
            <VersionList {...{ older }} versions={lines} selected={number} base={versions} />
          </div>
          <OneVersion {...props} {...{ number, editor }} />
        </div>
      )}
    </>
  );
}

type OneVersionProps = VersionsScreenProps & { readonly number: number; readonly editor: string };

async function OneVersion(props: OneVersionProps) {
  const { versioned, fields, number, entry, editor, canRestore } = props;
  const { org, collection, id, hasDrafts, locale = null } = versioned;
  const changes = await changesSince(versioned, number);
  const titles = await titlesOf({ org, locale }, fields, changes);
  const told = changes.flatMap(({ field: name, before, after }): FieldChange[] => {
    const field = fields.find((one) => one.name === name);
    if (field === undefined) return [];
    const [old, fresh] = [before, after].map((value) => valueWords(field, value, titles));
    const words = { before: old ?? null, after: fresh ?? null };
    return [{ field: name, label: field.label, spoken: spokenIn(field), ...words }];
  });
  const now = hasDrafts ? "the draft" : "what there is now";
  const count = `${told.length} ${told.length === 1 ? "field differs" : "fields differ"}`;
  return (
    <Card
      title={`Version ${number}`}
      description={told.length === 0 ? `The same as ${now}.` : `${count} from ${now}.`}
      actions={
        canRestore &&
        told.length > 0 && (
          <RestoreButton
            {...{ org, editor, hasDrafts, locale }}
            version={{ collection, id, number, revision: entry.revision }}
          />
        )
      }
    >
      <DiffView
        changes={told}
        beforeLabel={`Version ${number}`}
        afterLabel={hasDrafts ? "Draft now" : "Now"}
      />
    </Card>
  );
}

/** The version asked for; otherwise the one before the newest, which shows the last change. */
function chosen(lines: readonly { number: number }[], wanted: string | undefined): number | null {
  const asked = lines.find(({ number }) => String(number) === wanted);
  return (asked ?? lines[1] ?? lines[0])?.number ?? null;
}
