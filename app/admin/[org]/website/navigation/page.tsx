import type { Metadata } from "next";
import { MENUS } from "@/lib/content/menus/menu.ts";
import { getMenu } from "@/lib/content/menus/get-menu.ts";
import { loadPage } from "@/lib/doors/page/load-page.ts";
import { organizationOf, type OrganizationParams } from "../../_shell/organization-of.ts";
import { abilitiesIn } from "../../_shell/sections.ts";
import { MenuForm } from "./menu-form.tsx";

export const metadata: Metadata = { title: "Navigation" };

/** The menus of the website. */
export default async function NavigationPage(props: OrganizationParams) {
  const { slug } = await organizationOf(props);
  const { can } = await abilitiesIn(slug);
  const menus = await Promise.all(MENUS.map((menu) => loadPage(getMenu, slug, { menu })));
  return (
    <div className="flex flex-col gap-6">
      {menus.map((arranged) => (
        <MenuForm key={arranged.menu} org={slug} {...{ arranged }} canChange={can.changeSite} />
      ))}
    </div>
  );
}
