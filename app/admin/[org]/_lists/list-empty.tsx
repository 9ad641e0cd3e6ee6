import { Plus, SearchX } from "lucide-react";
import { EmptyState } from "@/app/_ui/empty-state.tsx";
import { LinkButton } from "@/app/_ui/link-button.tsx";
import type { ListFor } from "@/lib/content/list-for.ts";
import { CollectionIcon } from "../_shell/collection-icon.tsx";
import { listAddress, type ListPlace } from "./list-address.ts";
import type { ListState } from "./list-state.ts";
import { NOT_NARROWED } from "./not-narrowed.ts";

type ListEmptyProps = { list: ListFor; state: ListState; place: ListPlace };

/** What stands where no entry is: why, and the way on. */
export function ListEmpty({ list, state, place }: ListEmptyProps) {
  const { conditions, search } = state.definition;
  if (conditions.length > 0 || search !== "") {
    const all = listAddress(place, state, { definition: NOT_NARROWED });
    return (
      <EmptyState
        icon={<SearchX />}
        title="Nothing fits"
        action={<LinkButton href={all}>Show everything</LinkButton>}
      >
        No entry that you may read fits all that is asked for.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<CollectionIcon name={list.icon} />}
      title={list.can.create ? `Write the first of ${list.name}` : "Nothing here yet"}
      action={
        list.can.create && (
          <LinkButton
            variant="primary"
            href={`${place.base}/new`}
            icon={<Plus aria-hidden="true" />}
          >
            New entry
          </LinkButton>
        )
      }
    >
      {list.can.create
        ? "What you add stands here, the newest first."
        : "There is no entry that you may read."}
    </EmptyState>
  );
}
