import { ListLoading } from "../../_shell/list-loading.tsx";

/** The shape of the list while it comes. */
export default function LinksLoading() {
  return <ListLoading label="links" />;
}
