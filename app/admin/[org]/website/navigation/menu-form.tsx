"use client";

import { Menu as MenuIcon } from "lucide-react";
import { Badge } from "@/app/_ui/badge.tsx";
import { Button } from "@/app/_ui/button.tsx";
import { Callout } from "@/app/_ui/callout.tsx";
import { Card } from "@/app/_ui/card.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { useUnsavedGuard } from "@/app/_ui/use-unsaved-guard.tsx";
import type { ArrangedMenu } from "@/lib/content/menus/get-menu.ts";
import type { Menu } from "@/lib/content/menus/menu.ts";
import { AddItem } from "./add-item.tsx";
import { MenuPreview } from "./menu-preview.tsx";
import { MenuRows } from "./menu-rows.tsx";
import { useMenu } from "./use-menu.ts";

type MenuFormProps = {
  readonly org: string;
  readonly arranged: ArrangedMenu;
  readonly canChange: boolean;
};

/** Arranges one menu of the website; how visitors will see it stands beside. */
export function MenuForm({ org, arranged, canChange }: MenuFormProps) {
  const menu = useMenu(org, arranged);
  const { lines, targets, isChanged, busy, problem } = menu;
  const guard = useUnsavedGuard({ when: isChanged });
  const { title, description } = WORDS[arranged.menu];
  return (
    <>
      {guard}
      <Card
        flush
        {...{ title, description }}
        actions={
          <>
            {!arranged.isArranged && <Badge>Automatic</Badge>}
            {canChange && (
              <AddItem
                {...{ org }}
                places={arranged.places}
                onAdd={(line, state) => {
                  menu.learn(line.target, state);
                  menu.setLines([...lines, line]);
                }}
              />
            )}
          </>
        }
        footer={canChange && <Deeds {...{ menu, arranged, isChanged, busy }} />}
      >
        {lines.length === 0 ? (
          <EmptyState icon={<MenuIcon />} title="Nothing in this menu">
            {canChange ? "Add what visitors shall find from every page." : "Nobody added anything."}
          </EmptyState>
        ) : (
          <MenuRows {...{ lines, targets, canChange }} onChange={menu.setLines} />
        )}
        {problem !== null && (
          <div className="border-t p-3 sm:p-4">
            <Callout tone="danger">{problem}</Callout>
          </div>
        )}
        <MenuPreview {...{ lines, targets }} />
      </Card>
    </>
  );
}

type DeedsProps = {
  readonly menu: ReturnType<typeof useMenu>;
  readonly arranged: ArrangedMenu;
  readonly isChanged: boolean;
  readonly busy: boolean;
};

function Deeds({ menu, arranged, isChanged, busy }: DeedsProps) {
  return (
    <>
      {arranged.isArranged && (
        <ConfirmDialog
          tone="primary"
          title="Let the menu fill itself again?"
          action="Reset the menu"
          trigger={<Button variant="ghost">Reset</Button>}
          onConfirm={menu.reset}
        >
          {WORDS[arranged.menu].automatic} What you arranged is forgotten.
        </ConfirmDialog>
      )}
      <Button disabled={!isChanged || busy} onClick={menu.discard}>
        Discard
      </Button>
      <Button
        variant="primary"
        loading={busy}
        disabled={!isChanged}
        onClick={() => void menu.save()}
      >
        Save menu
      </Button>
    </>
  );
}

const WORDS: Readonly<Record<Menu, { title: string; description: string; automatic: string }>> = {
  header: {
    title: "Header",
    description: "At the top of every page.",
    automatic: "It shows the pages at the top, the lists of your collections and the posts.",
  },
  footer: {
    title: "Footer",
    description: "At the bottom of every page.",
    automatic: "It is empty then.",
  },
};
