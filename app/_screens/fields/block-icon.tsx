import {
  Blocks,
  FileText,
  GalleryHorizontalEnd,
  ImageIcon,
  LayoutList,
  MonitorPlay,
  PanelTop,
  TextCursorInput,
  type LucideIcon,
} from "lucide-react";

const ICONS: Readonly<Record<string, LucideIcon>> = {
  hero: PanelTop,
  richText: FileText,
  image: ImageIcon,
  gallery: GalleryHorizontalEnd,
  entries: LayoutList,
  form: TextCursorInput,
  embed: MonitorPlay,
};

/** What a kind of blocks looks like in a menu; those of own collections look alike. */
export function BlockIcon({ kind }: { readonly kind: string }) {
  const Icon = ICONS[kind] ?? Blocks;
  return <Icon aria-hidden="true" />;
}
