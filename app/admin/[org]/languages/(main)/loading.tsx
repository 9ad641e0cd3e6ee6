import { ListLoading } from "../../_shell/list-loading.tsx";

export default function LanguagesLoading() {
  return <ListLoading label="languages" />;
}
