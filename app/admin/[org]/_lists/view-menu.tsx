"use client";

import { Bookmark, BookmarkPlus, Pin, PinOff, Save, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ComponentProps } from "react";
import { Button } from "@/app/_ui/button.tsx";
import { ConfirmDialog } from "@/app/_ui/confirm-dialog.tsx";
import { DropdownMenu, MenuItem, MenuLabel, MenuSeparator } from "@/app/_ui/dropdown-menu.tsx";
import { useToast } from "@/app/_ui/toast.tsx";
import type { ActionResult } from "@/lib/doors/form/form-action.ts";
import type { SavedView, SavedViews } from "@/lib/saved-views/saved-view.ts";
import { PLAIN_VIEW } from "@/lib/saved-views/plain-view.ts";
import { deleteViewAction, keepArrangementAction, updateViewAction } from "./actions.ts";
import { isChanged } from "./list-address.ts";
import { NOT_NARROWED } from "./not-narrowed.ts";
import { SaveViewDialog } from "./save-view-dialog.tsx";
import { useList, type ListTools } from "./use-list.ts";

type ViewMenuProps = ListTools & { readonly saved: SavedViews };
type Open = "save" | "delete" | null;

/** The views of a list: goes to one, keeps what is shown, and says what the list opens with. */
export function ViewMenu(tools: ViewMenuProps) {
  const { org, list, state, saved } = tools;
  const { view, definition } = state;
  const { go } = useList(tools);
  const router = useRouter();
  const tell = useTold();
  const [open, setOpen] = useState<Open>(null);
  const opens = saved.arrangement?.opens ?? null;
  const save = async ({ id, revision }: SavedView) => {
    if (!tell(await updateViewAction(org, { id, revision, definition }), "View saved")) return;
    router.refresh();
    go({ view: { id, definition } });
  };
  const pin = async (id: string | null) => {
    const kept = saved.arrangement?.definition ?? PLAIN_VIEW;
    const input = { collection: list.slug, definition: kept, opens: id };
    const words = id === null ? "The list opens with all entries" : "The list opens with this view";
    if (tell(await keepArrangementAction(org, input), words)) router.refresh();
  };
  return (
    <>
      <DropdownMenu trigger={<ViewButton {...{ state }} />}>
        <MenuItem
          checked={view === null}
          onSelect={() => go({ view: null, definition: NOT_NARROWED })}
        >
          All entries
        </MenuItem>
        <ViewItems {...{ view, opens }} views={saved.views} onChoose={(one) => go({ view: one })} />
        <MenuSeparator />
        <MenuItem icon={<BookmarkPlus />} onSelect={() => setOpen("save")}>
          Save as a new view…
        </MenuItem>
        {view !== null && (
          <OwnItems
            {...{ view, opens }}
            isChanged={isChanged(state)}
            onSave={() => void save(view)}
            onPin={(id) => void pin(id)}
            onDelete={() => setOpen("delete")}
          />
        )}
      </DropdownMenu>
      {open === "save" && <SaveViewDialog {...tools} onClose={() => setOpen(null)} />}
      {open === "delete" && view !== null && (
        <DeleteView {...{ tools, view }} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

type ViewButtonProps = Omit<ComponentProps<typeof Button>, "children"> & Pick<ListTools, "state">;

/** @NOTE Passes on what the menu gives the button that opens it. */
function ViewButton({ state, ...button }: ViewButtonProps) {
  const { view } = state;
  return (
    <Button {...button} icon={<Bookmark aria-hidden="true" />}>
      <span className="max-w-40 truncate">{view?.name ?? "All entries"}</span>
      {view !== null && isChanged(state) && <span className="text-faint">changed</span>}
    </Button>
  );
}

type OwnItemsProps = {
  view: SavedView;
  opens: string | null;
  isChanged: boolean;
  onSave: () => void;
  onPin: (id: string | null) => void;
  onDelete: () => void;
};

/** What can be done with the view that is looked at. */
function OwnItems({ view, opens, isChanged: differs, onSave, onPin, onDelete }: OwnItemsProps) {
  const isFirst = view.id === opens;
  return (
    <>
      {view.mayChange && differs && (
        <MenuItem icon={<Save />} onSelect={onSave}>
          {`Save changes to “${view.name}”`}
        </MenuItem>
      )}
      <MenuItem
        icon={isFirst ? <PinOff /> : <Pin />}
        onSelect={() => onPin(isFirst ? null : view.id)}
      >
        {isFirst ? "Open with all entries" : "Open the list with this view"}
      </MenuItem>
      {view.mayChange && (
        <MenuItem icon={<Trash2 />} tone="danger" onSelect={onDelete}>
          Delete view…
        </MenuItem>
      )}
    </>
  );
}

type DeleteViewProps = { tools: ListTools; view: SavedView; onClose: () => void };

function DeleteView({ tools, view, onClose }: DeleteViewProps) {
  const { go } = useList(tools);
  const router = useRouter();
  const toast = useToast();
  const remove = async () => {
    const result = await deleteViewAction(tools.org, { id: view.id });
    if (!result.ok) return result.error.detail;
    toast({ title: "View deleted" });
    go({ view: null, definition: NOT_NARROWED });
    router.refresh();
    return undefined;
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Delete the view “${view.name}”?`}
      action="Delete view"
      onConfirm={remove}
    >
      {view.shared ? "It goes for everybody. No entry is touched." : "No entry is touched."}
    </ConfirmDialog>
  );
}

type ViewItemsProps = {
  view: SavedView | null;
  opens: string | null;
  views: readonly SavedView[];
  onChoose: (view: SavedView) => void;
};

function ViewItems({ view, opens, views, onChoose }: ViewItemsProps) {
  const groups = [
    ["My views", views.filter(({ shared, isMine }) => isMine && !shared)],
    ["For everybody", views.filter(({ shared }) => shared)],
  ] as const;
  return groups.map(
    ([label, members]) =>
      members.length > 0 && (
        <div key={label} role="group" aria-label={label}>
          <MenuLabel>{label}</MenuLabel>
          {members.map((one) => (
            <MenuItem
              key={one.id}
              checked={one.id === view?.id}
              hint={one.id === opens ? "opens first" : undefined}
              onSelect={() => onChoose(one)}
            >
              {one.name}
            </MenuItem>
          ))}
        </div>
      ),
  );
}

/** Tells what came of something that was done to a view; whether it went well. */
function useTold() {
  const toast = useToast();
  return (result: ActionResult<unknown>, title: string): boolean => {
    if (result.ok) toast({ title });
    else toast({ tone: "danger", title: "Not saved", description: result.error.detail });
    return result.ok;
  };
}
