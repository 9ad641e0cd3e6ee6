import { LayoutGrid } from "lucide-react";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AppShell } from "@/app/_ui/app-shell.tsx";
import { MenuItem } from "@/app/_ui/dropdown-menu.tsx";
import { OrganizationSwitch } from "@/app/_ui/organization-switch.tsx";
import { readTheme, themeCookie } from "@/app/_ui/theme.ts";
import { UserMenu } from "@/app/_ui/user-menu.tsx";
import { signedInPerson } from "@/lib/doors/page/load-page.ts";
import { lookingAs } from "@/lib/doors/page/looking.ts";
import { listOwnOrganizations } from "@/lib/doors/page/own-organizations.ts";
import { ProofDialog } from "../_proof/proof-dialog.tsx";
import { AccountItem } from "../account-item.tsx";
import { RestoreProvider } from "./_content/restore-provider.tsx";
import { MediaProvider } from "./_media/media-provider.tsx";
import { UndoBinProvider } from "./_lists/undo-bin-provider.tsx";
import { PaletteButton } from "./_palette/palette-button.tsx";
import { PaletteFor } from "./_palette/palette-for.tsx";
import { ShortcutsItem } from "./_palette/shortcuts-item.tsx";
import { collectionsIn } from "./_shell/collections-in.ts";
import { FactorBanner } from "./_shell/factor-banner.tsx";
import { navigationOf } from "./_shell/navigation-of.tsx";
import { organizationOf, type OrganizationParams } from "./_shell/organization-of.ts";
import { abilitiesIn } from "./_shell/sections.ts";
import { SeeAsBanner } from "./see-as/see-as-banner.tsx";
import { SignOutItem } from "./_shell/sign-out-item.tsx";
import { visitAddress } from "./_shell/visit-address.ts";
import { VisitItem } from "./_shell/visit-item.tsx";

export async function generateMetadata(props: OrganizationParams): Promise<Metadata> {
  const { org } = await props.params;
  const own = await listOwnOrganizations();
  const name = own.find(({ slug }) => slug === org)?.name ?? "Not found";
  return { title: { default: name, template: `%s · ${name} · Gatehouse` } };
}

type LayoutProps = OrganizationParams & { children: ReactNode };

/** The frame around every screen of one organization. */
export default async function OrganizationLayout({ children, params }: LayoutProps) {
  const current = await organizationOf({ params });
  const { can } = await abilitiesIn(current.slug);
  const looking = await lookingAs(current.slug);
  const person = await signedInPerson();
  const organizations = await listOwnOrganizations();
  const jar = await cookies();
  const shell = (
    <AppShell
      command={<PaletteButton />}
      navigation={navigationOf(current.slug, can, await collectionsIn(current.slug))}
      banner={
        looking === null ? (
          <FactorBanner organization={current} />
        ) : (
          <SeeAsBanner org={current.slug} organization={current.name} name={looking.name} />
        )
      }
      collapsed={jar.get("gatehouse.nav")?.value === "collapsed"}
      organization={
        <OrganizationSwitch
          current={current.name}
          detail={current.host}
          organizations={organizations.map(({ slug, name }) => ({
            name,
            href: `/admin/${slug}`,
            current: slug === current.slug,
          }))}
        >
          <VisitItem
            href={can.visit && looking === null ? visitAddress(current.slug, "/") : current.site}
          >
            View site
          </VisitItem>
          {organizations.length > 1 && (
            <MenuItem icon={<LayoutGrid />} href="/admin">
              All organizations
            </MenuItem>
          )}
        </OrganizationSwitch>
      }
      user={
        <UserMenu
          name={person.name}
          email={person.email}
          theme={readTheme(jar.get(themeCookie)?.value)}
        >
          <AccountItem isOwner={person.instanceOwner} />
          <ShortcutsItem />
          <SignOutItem />
        </UserMenu>
      }
    >
      <RestoreProvider>
        <UndoBinProvider>
          {/* @NOTE Like every action: nothing is done while one looks as somebody else. */}
          <MediaProvider
            key={current.slug}
            org={current.slug}
            can={{
              read: can.files && looking === null,
              create: can.files && can.addFiles && looking === null,
            }}
          >
            {children}
          </MediaProvider>
        </UndoBinProvider>
      </RestoreProvider>
    </AppShell>
  );
  return (
    <PaletteFor org={current.slug}>
      {shell}
      <ProofDialog email={person.email} />
    </PaletteFor>
  );
}
