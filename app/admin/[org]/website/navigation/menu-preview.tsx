import type { TargetState } from "@/lib/content/menus/get-menu.ts";
import { targetKey } from "@/lib/content/menus/menu.ts";
import { itemsOf, type MenuLine } from "./menu-lines.ts";

type MenuPreviewProps = {
  readonly lines: readonly MenuLine[];
  readonly targets: Readonly<Record<string, TargetState>>;
};

/** The menu as visitors will find it: without what is not published or gone, and what is below that. */
export function MenuPreview({ lines, targets }: MenuPreviewProps) {
  const nameOf = ({ label, target }: Pick<MenuLine, "label" | "target">): string | null => {
    const state = targets[targetKey(target)];
    return state?.state === "shown" ? label || state.title : null;
  };
  const shown = itemsOf(lines).flatMap((item) => {
    const name = nameOf(item);
    return name === null ? [] : [{ name, below: item.items.flatMap((one) => nameOf(one) ?? []) }];
  });
  return (
    <div className="border-t bg-sunken/60 px-4 py-3 sm:px-5">
      <h3 className="text-xs font-medium text-muted">Visitors see</h3>
      {shown.length === 0 ? (
        <p className="mt-1 text-sm text-muted">Nothing.</p>
      ) : (
        <ul className="mt-1 flex flex-wrap items-baseline gap-x-5 gap-y-1 text-sm text-ink">
          {shown.map(({ name, below }, at) => (
            <li key={`${at}-${name}`}>
              {name}
              {below.length > 0 && <span className="text-muted"> ({below.join(", ")})</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
