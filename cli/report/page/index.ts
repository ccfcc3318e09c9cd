export type { ExportResource, PageCounts, PageFinding, PageInput } from "./input";
export { renderPage } from "./page";
