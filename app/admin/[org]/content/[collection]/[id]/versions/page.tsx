import type { Metadata } from "next";
import type { ContentEntry } from "@/lib/content/content-entry.ts";
import { entryIdOf } from "../../../../_content/entry-params.ts";
import { attributeText } from "../../../../_editor/entry-values.ts";
import { usable } from "../../../../_editor/field-access.ts";
import { inLanguage } from "../../../../_editor/in-language.ts";
import { VersionsScreen, type VersionsQuery } from "../../../../_versions/versions-screen.tsx";
import { contentPlaceOf } from "../../content-params.ts";
import { entryIn, insteadOf } from "../../entry-in.ts";
import { spokenIn } from "../../speaking-in.ts";

export const metadata: Metadata = { title: "Versions" };

type VersionsProps = {
  readonly params: Promise<{ org: string; collection: string; id: string }>;
  readonly searchParams: Promise<VersionsQuery & { locale?: string | string[] }>;
};

/** The versions of one entry. */
export default async function ContentVersionsPage(props: VersionsProps) {
  const place = await contentPlaceOf(props);
  const { org, base, collection } = place;
  const id = await entryIdOf(props);
  const spoken = await spokenIn(collection, props);
  const locale = spoken?.current.code ?? null;
  const entry = await entryIn(place, { id, locale });
  const { slug, name, titleField, drafts, can } = collection;
  const titleIn = (one: ContentEntry | null): string | null =>
    one === null || titleField === null ? null : attributeText(one, titleField);
  const title = titleIn(entry) ?? (spoken && titleIn(await insteadOf(place, id)));
  const known = usable(collection.fields, entry);
  return (
    <VersionsScreen
      {...{ base, name, entry }}
      title={title ?? "Untitled"}
      fields={spoken === null ? known : inLanguage(known, { ...spoken, instead: {} })}
      versioned={{ org, collection: slug, id, hasDrafts: drafts, locale }}
      language={spoken?.current.name}
      query={await props.searchParams}
      canRestore={can.update}
    />
  );
}
