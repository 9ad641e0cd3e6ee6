import {
  Archive,
  BookOpen,
  Bug,
  CirclePlus,
  FileInput,
  FileText,
  Globe,
  Images,
  KeyRound,
  Languages,
  Link2,
  LayoutDashboard,
  Network,
  Newspaper,
  Palette,
  Scale,
  ScanSearch,
  ScrollText,
  Shapes,
  Users,
  Waypoints,
} from "lucide-react";
import type { NavItem, NavSection } from "@/app/_ui/nav-list.tsx";
import type { CollectionFor } from "@/lib/content/collection-for.ts";
import { CollectionIcon } from "./collection-icon.tsx";
import { websiteTabs } from "../website/website-tabs.ts";
import type { Abilities } from "./sections.ts";

/** The sections a member may open; the others are not even named (S-86). */
export function navigationOf(
  organizationSlug: string,
  can: Abilities,
  collections: readonly CollectionFor[],
): NavSection[] {
  const base = `/admin/${organizationSlug}`;
  const overview: NavItem = {
    href: base,
    label: "Overview",
    icon: <LayoutDashboard />,
    match: "exact",
  };
  const content: NavItem[] = [
    ...only(can.pages, { href: `${base}/pages`, label: "Pages", icon: <FileText /> }),
    ...only(can.posts, { href: `${base}/posts`, label: "Posts", icon: <Newspaper /> }),
    ...collections.map((collection) => collectionItem(`${base}/content`, collection)),
    ...only(can.files, { href: `${base}/media`, label: "Media", icon: <Images /> }),
    ...only(can.collections, {
      ...{ href: `${base}/collections`, label: "Collections", icon: <Shapes /> },
    }),
    ...only(mayImport(can, collections), {
      ...{ href: `${base}/import`, label: "Import", icon: <FileInput /> },
    }),
  ];
  const rights: NavItem[] = [
    ...only(can.members, { href: `${base}/members`, label: "Members", icon: <Users /> }),
    ...only(can.roles, { href: `${base}/roles`, label: "Roles", icon: <Network /> }),
    ...only(can.policies, { href: `${base}/policies`, label: "Policies", icon: <Scale /> }),
    ...only(can.explain, { href: `${base}/explain`, label: "Explain", icon: <ScanSearch /> }),
  ];
  const api: NavItem[] = [
    ...only(can.domains, { href: `${base}/domains`, label: "Domains", icon: <Waypoints /> }),
    ...only(can.tokens, { href: `${base}/tokens`, label: "Tokens", icon: <KeyRound /> }),
    {
      href: `/api/docs?organization=${organizationSlug}`,
      label: "API reference",
      icon: <BookOpen />,
      kind: "document",
    },
  ];
  const organization: NavItem[] = [
    ...only(websiteTabs(can).length > 0, {
      ...{ href: `${base}/website`, label: "Website", icon: <Palette /> },
    }),
    ...only(can.site, { href: `${base}/site-access`, label: "Site access", icon: <Globe /> }),
    ...only(can.languages, { href: `${base}/languages`, label: "Languages", icon: <Languages /> }),
    ...only(can.links, { href: `${base}/links`, label: "Links", icon: <Link2 /> }),
    ...only(can.audit, { href: `${base}/audit-log`, label: "Audit log", icon: <ScrollText /> }),
    ...only(can.exportAll, { href: `${base}/export`, label: "Export", icon: <Archive /> }),
    ...only(can.errors, { href: `${base}/errors`, label: "Browser errors", icon: <Bug /> }),
  ];
  return [
    { items: [overview] },
    ...(content.length > 0 ? [{ label: "Content", items: content }] : []),
    ...(rights.length > 0 ? [{ label: "People and rights", items: rights }] : []),
    ...(api.length > 0 ? [{ label: "API", items: api }] : []),
    ...(organization.length > 0 ? [{ label: "Organization", items: organization }] : []),
  ];
}

/** @NOTE An import creates entries: it is of use to those alone who may. */
const mayImport = (can: Abilities, collections: readonly CollectionFor[]): boolean =>
  can.imports &&
  (can.createPages || can.createPosts || collections.some((collection) => collection.can.create));

/** @NOTE Whoever may only add to a collection is led to where that is done. */
function collectionItem(base: string, { slug, name, icon, can }: CollectionFor): NavItem {
  if (!can.read) {
    return { href: `${base}/${slug}/new`, label: `Add to ${name}`, icon: <CirclePlus /> };
  }
  return { href: `${base}/${slug}`, label: name, icon: <CollectionIcon name={icon} /> };
}

const only = (shown: boolean, item: NavItem): NavItem[] => (shown ? [item] : []);
