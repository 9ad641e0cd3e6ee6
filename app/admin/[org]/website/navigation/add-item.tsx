"use client";

import { FileText, Link as LinkIcon, List, Plus } from "lucide-react";
import { useState } from "react";
import { RelationPicker } from "@/app/_screens/fields/relation-picker.tsx";
import type { Picked } from "@/app/_screens/fields/form-surroundings.tsx";
import { Button } from "@/app/_ui/button.tsx";
import { DropdownMenu, MenuItem, MenuLabel } from "@/app/_ui/dropdown-menu.tsx";
import type { Place, TargetState } from "@/lib/content/menus/get-menu.ts";
import type { MenuTarget } from "@/lib/content/menus/menu.ts";
import { useRelated } from "../../_editor/use-related.ts";
import { AddressDialog } from "./address-dialog.tsx";
import type { MenuLine } from "./menu-lines.ts";

type AddItemProps = {
  readonly org: string;
  readonly places: readonly Place[];
  readonly onAdd: (line: MenuLine, state: TargetState) => void;
};

/** Adds what a menu could lead to: an entry that is looked for, a list, or an address that is typed. */
export function AddItem({ org, places, onAdd }: AddItemProps) {
  const [open, setOpen] = useState<Place | "address" | null>(null);
  const place = open === "address" ? null : open;
  const related = useRelated({ org, locale: undefined }, { targets: targetsOf(places), known: {} });
  const add = (target: MenuTarget, state: TargetState, label = "") =>
    onAdd({ key: crypto.randomUUID(), label, target, isBelow: false }, state);
  const addEntry = ({ id, title, status }: Picked) => {
    if (place === null) return;
    const isOut = status === null || status === "published" || status === "changed";
    const target = { kind: "entry", collection: place.collection, id } as const;
    add(target, { title, href: "", state: isOut ? "shown" : "draft" });
    setOpen(null);
  };
  const lists = places.filter(({ hasList }) => hasList);
  return (
    <>
      <DropdownMenu
        trigger={
          <Button size="sm" icon={<Plus aria-hidden="true" />}>
            Add item
          </Button>
        }
      >
        <MenuLabel>One entry</MenuLabel>
        {places.map((one) => (
          <MenuItem key={one.collection} icon={<FileText />} onSelect={() => setOpen(one)}>
            {`From ${one.name}…`}
          </MenuItem>
        ))}
        {lists.length > 0 && <MenuLabel>All entries</MenuLabel>}
        {lists.map(({ collection, name }) => (
          <MenuItem
            key={collection}
            icon={<List />}
            onSelect={() =>
              add(
                { kind: "list", collection },
                { title: name, href: `/${collection}`, state: "shown" },
              )
            }
          >
            {`The list of ${name}`}
          </MenuItem>
        ))}
        <MenuLabel>Anywhere</MenuLabel>
        <MenuItem icon={<LinkIcon />} onSelect={() => setOpen("address")}>
          An address…
        </MenuItem>
      </DropdownMenu>
      <RelationPicker
        title={`Add from ${place?.name ?? ""}`}
        open={place !== null}
        onClose={() => setOpen(null)}
        to={place?.collection ?? ""}
        chosen={[]}
        related={related}
        isOne
        onToggle={addEntry}
      />
      <AddressDialog
        open={open === "address"}
        onClose={() => setOpen(null)}
        onAdd={(label, url) =>
          add({ kind: "address", url }, { title: url, href: url, state: "shown" }, label)
        }
      />
    </>
  );
}

const targetsOf = (places: readonly Place[]) =>
  Object.fromEntries(places.map(({ collection, view, title }) => [collection, { view, title }]));
