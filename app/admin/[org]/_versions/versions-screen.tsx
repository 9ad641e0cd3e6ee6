import { History } from "lucide-react";
import { Breadcrumbs } from "@/app/_ui/breadcrumbs.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { DiffView } from "@/app/_ui/diff-view.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { PageHeader } from "@/app/_ui/page-header.tsx";
import type { EntryDetail } from "@/lib/content/entry.ts";
import { getVersionUseCase } from "@/lib/content/get-version.ts";
import { listVersionsUseCase } from "@/lib/content/list-versions.ts";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { compareVersions } from "./compare-versions.ts";
import { RestoreButton } from "./restore-button.tsx";
import { VersionList } from "./version-list.tsx";

type VersionsScreenProps = {
  org: string;
  collection: "pages" | "posts";
  entry: EntryDetail;
  /** The number in the address; anything else shows the version before the present one. */
  wanted: string | undefined;
  canRestore: boolean;
  parentName: (id: string | null) => string;
};

/** The versions of an entry, and how one of them differs from the draft. */
export async function VersionsScreen(props: VersionsScreenProps) {
  const { org, collection, entry, wanted, canRestore, parentName } = props;
  const { id, title, revision } = entry;
  const versions = await loadPage(listVersionsUseCase, org, { collection, id });
  const number = chosen(versions, wanted);
  const base = `/admin/${org}/${collection}`;
  const editor = `${base}/${id}`;
  const shown =
    number === null ? null : await loadPage(getVersionUseCase, org, { collection, id, number });
  const changes =
    shown === null ? [] : compareVersions(shown.version.content, shown.current, parentName);
  return (
    <>
      <PageHeader
        title="Versions"
        description={`Every save of “${title}”, and how it differs from the draft.`}
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: collection === "pages" ? "Pages" : "Posts", href: base },
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
            <VersionList versions={versions} selected={number} base={`${editor}/versions`} />
          </div>
          <Card
            title={`Version ${number}`}
            description={
              changes.length === 0
                ? "The same as the draft."
                : `${changes.length} ${changes.length === 1 ? "field differs" : "fields differ"} from the draft.`
            }
            actions={
              canRestore &&
              changes.length > 0 && (
                <RestoreButton
                  org={org}
                  editor={editor}
                  version={{ collection, id, number, revision }}
                />
              )
            }
          >
            <DiffView changes={changes} beforeLabel={`Version ${number}`} afterLabel="Draft now" />
          </Card>
        </div>
      )}
    </>
  );
}

/** The version asked for; otherwise the one before the newest, which shows the last change. */
function chosen(
  versions: readonly { number: number }[],
  wanted: string | undefined,
): number | null {
  const asked = versions.find(({ number }) => String(number) === wanted);
  return (asked ?? versions[1] ?? versions[0])?.number ?? null;
}
