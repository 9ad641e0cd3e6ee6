import type { Metadata } from "next";
import { cookies } from "next/headers";
import { findForPage, loadPage } from "@/lib/doors/page/load-page.ts";
import { lookingAs } from "@/lib/doors/page/looking.ts";
import { getAssetResource, listAssetResources } from "@/lib/media/assets/asset-resources.ts";
import { listAssetUses } from "@/lib/media/assets/list-asset-uses.ts";
import { listFolders } from "@/lib/media/folders/list-folders.ts";
import { askedOf } from "../../_media/asked-of.ts";
import { itemOf } from "../../_media/item-of.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { factsOf } from "../facts-of.ts";
import { LateAssetSheet } from "../late-asset-sheet.tsx";
import { libraryAddress, questionOf } from "../media-query.ts";
import { MediaScreen } from "../media-screen.tsx";
import { mediaQueryOf, type MediaSearch } from "../media-search.ts";
import { readMediaView, mediaViewCookie } from "../media-view.ts";

export const metadata: Metadata = { title: "Media" };

type MediaProps = OrganizationParams & { searchParams: Promise<MediaSearch> };

/** The organization's files in their folders, and the details of one of them. */
export default async function MediaPage(props: MediaProps) {
  const { slug: org, site } = await organizationOf(props);
  const { asset: chosen, ...query } = mediaQueryOf(await props.searchParams);
  const question = askedOf(questionOf(query));
  const { items, page } = await loadPage(listAssetResources, org, { question });
  const found = await findForPage(listFolders, org, {});
  const can = await rightsIn(org);
  const wanted = chosen === undefined ? null : { id: chosen };
  const detail = wanted && (await findForPage(getAssetResource, org, { ...wanted, question: {} }));
  const uses = wanted && (await findForPage(listAssetUses, org, wanted));
  return (
    <>
      <MediaScreen
        key={libraryAddress(org, query)}
        {...{ org, query, can }}
        first={{ items: items.map(itemOf), next: page.next }}
        folders={found?.folders ?? []}
        view={readMediaView((await cookies()).get(mediaViewCookie)?.value)}
      />
      {detail && (
        <LateAssetSheet
          key={detail.item.id}
          {...{ org, site, can }}
          item={itemOf(detail.item)}
          facts={await factsOf(org, detail.item)}
          uses={uses}
          folders={found?.folders ?? []}
          closeTo={libraryAddress(org, query)}
        />
      )}
    </>
  );
}

/** What may be done with files and folders. Nothing while one looks as somebody else. */
async function rightsIn(org: string) {
  const { can } = await abilitiesIn(org);
  const own = (await lookingAs(org)) === null;
  return {
    add: own && can.addFiles,
    change: own && can.changeFiles,
    remove: own && can.deleteFiles,
    createFolders: own && can.createFolders,
    changeFolders: own && can.changeFolders,
    removeFolders: own && can.deleteFolders,
  };
}
