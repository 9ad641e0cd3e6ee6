export { SitePartLayout as default } from "../site-part-layout.tsx";
