/** A part of the page that is shown in place of what faults do and of the drawing. */
export interface Panel {
  readonly id: "runbook" | "cost";
  readonly title: string;
  readonly html: string;
}

/** Chooses between the parts of the page without a script, and on paper all are printed; nothing where there is one part alone. */
export function tabsOf(panels: readonly Panel[]): string {
  if (panels.length === 0) return "";
  const all = [{ id: "faults", title: "Faults" }, ...panels];
  const inputs = all.map(({ id }, i) => `<input type="radio" name="tab" id="tab-${id}"${i === 0 ? " checked" : ""}>`);
  const labels = all.map(({ id, title }) => `<label for="tab-${id}" class="${id}">${title}</label>`);
  return `${inputs.join("")}<nav class="tabs" aria-label="Parts of this page">${labels.join("")}</nav>`;
}

export function panelsHtml(panels: readonly Panel[]): string {
  return panels
    .map(({ id, title, html }) => `<section class="panel ${id}"><h2>${title}</h2>${html}</section>`)
    .join("\n");
}
