export { OF_PAGE, type PageFinding, type PageInput } from "./input";
export { renderPage } from "./page";
