import { ArrowLeftRight, LayoutGrid } from "lucide-react";
import type { ReactNode } from "react";
import { signedInPerson } from "@/lib/doors/page/load-page.ts";
import { lookingAs } from "@/lib/doors/page/looking.ts";
import { listOwnOrganizations, type OwnOrganization } from "@/lib/doors/page/own-organizations.ts";
import { collectionsIn } from "../_shell/collections-in.ts";
import { navigationOf } from "../_shell/navigation-of.tsx";
import { abilitiesIn } from "../_shell/sections.ts";
import { deedsIn } from "./deeds-in.tsx";
import type { Offer } from "./offer.ts";
import { PaletteProvider } from "./palette-provider.tsx";
import { shelvesIn } from "./shelves-in.tsx";

type PaletteForProps = { readonly org: string; readonly children: ReactNode };

/** The command palette of an organization, with what it offers to the signed-in member. */
export async function PaletteFor({ org, children }: PaletteForProps) {
  const { userId: person } = await signedInPerson();
  const { can } = await abilitiesIn(org);
  const collections = await collectionsIn(org);
  return (
    <PaletteProvider
      {...{ org, person }}
      navigation={navigationOf(org, can, collections)}
      deeds={deedsIn(org, can, collections)}
      shelves={shelvesIn(org, can, collections)}
      organizations={othersThan(org, await listOwnOrganizations())}
      // @NOTE Like every action: nothing is done while one looks as somebody else.
      searches={(await lookingAs(org)) === null ? "entries" : "no entries"}
    >
      {children}
    </PaletteProvider>
  );
}

const othersThan = (org: string, own: readonly OwnOrganization[]): readonly Offer[] => [
  ...own
    .filter(({ slug }) => slug !== org)
    .map(({ slug, name }) => ({
      ...{ href: `/admin/${slug}`, label: `Switch to ${name}`, icon: <ArrowLeftRight /> },
      also: "organization",
    })),
  ...(own.length > 1
    ? [{ href: "/admin", label: "All organizations", icon: <LayoutGrid />, also: "switch" }]
    : []),
];
