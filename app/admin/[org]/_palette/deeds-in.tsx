import {
  CirclePlus,
  FilePlus2,
  ImageUp,
  KeyRound,
  Network,
  Newspaper,
  Scale,
  Shapes,
  UserPlus,
  Waypoints,
} from "lucide-react";
import type { CollectionFor } from "@/lib/content/collection-for.ts";
import type { Abilities } from "../_shell/sections.ts";
import type { Offer } from "./offer.ts";

/** What the member may begin, each thing where it is begun. */
export function deedsIn(
  organizationSlug: string,
  can: Abilities,
  collections: readonly CollectionFor[],
): readonly Offer[] {
  const at = (path: string) => `/admin/${organizationSlug}/${path}`;
  return [
    ...only(can.createPages, {
      ...{ href: at("pages/new"), label: "New page", icon: <FilePlus2 />, also: "write create" },
    }),
    ...only(can.createPosts, {
      ...{ href: at("posts/new"), label: "New post", icon: <Newspaper />, also: "write create" },
    }),
    ...only(can.files && can.addFiles, {
      ...{ href: at("media#upload"), label: "Upload files", icon: <ImageUp /> },
      also: "new add image picture photo media library",
    }),
    // Whoever may only add to a collection finds that among the places.
    ...collections
      .filter((collection) => collection.can.read && collection.can.create && !collection.singleton)
      .map(({ slug, name }) => ({
        ...{ href: at(`content/${slug}/new`), label: `New in ${name}`, icon: <CirclePlus /> },
        also: "write create add entry",
      })),
    ...only(can.createCollections, {
      ...{ href: at("collections/new"), label: "Build a collection", icon: <Shapes /> },
      also: "new create content type model",
    }),
    ...only(can.addMembers, {
      ...{ href: at("members/new"), label: "Add a member", icon: <UserPlus /> },
      also: "new invite person people user",
    }),
    ...only(can.createRoles, {
      ...{ href: at("roles/new"), label: "New role", icon: <Network />, also: "create" },
    }),
    ...only(can.createPolicies, {
      ...{ href: at("policies/new"), label: "New policy", icon: <Scale />, also: "create rights" },
    }),
    ...only(can.createDomains, {
      ...{ href: at("domains/new"), label: "Connect a domain", icon: <Waypoints /> },
      also: "new add api key partner",
    }),
    ...only(can.createTokens, {
      ...{ href: at("tokens/new"), label: "New token", icon: <KeyRound />, also: "create api" },
    }),
  ];
}

const only = (offered: boolean, offer: Offer): readonly Offer[] => (offered ? [offer] : []);
