/** Commands in pages, as people run them: each block of `sh`, with the block after it, which is what they print. */

export interface Block {
  /** Each whole: a command of several lines is joined. */
  readonly commands: readonly string[];
  /** The exit code that the last command's comment names: `# exit 2`. */
  readonly exitCode: number;
  /** What they print, where the page shows it. */
  readonly prints: string | undefined;
}

const BLOCK = /^```sh\n([^]*?)\n```$(?:\n\n(?:<!-- plan -->\n\n|prints:\n\n)*```\n([^]*?)\n?```$)?/gm;

export function blocksOf(page: string): Block[] {
  return [...page.matchAll(BLOCK)].map(([, script, prints]) => {
    const commands = script!
      .replace(/\\\n */g, "")
      .split("\n")
      .filter((line) => line.trim() !== "");
    const [, code = "0"] = /# exit (\d)$/.exec(commands.at(-1)!) ?? [];
    return { commands, exitCode: Number(code), prints };
  });
}

/** A page with what its blocks print made anew; a block that shows nothing stays so. */
export function withPrints(page: string, printed: readonly string[]): string {
  let index = 0;
  return page.replace(BLOCK, (whole: string, script: string, prints: string | undefined) => {
    const text = printed[index++];
    return prints === undefined ? whole : `\`\`\`sh\n${script}\n\`\`\`\n\n\`\`\`\n${text?.trimEnd()}\n\`\`\``;
  });
}

/** Commands within the text of a page: `npx holdfast plan --fix`. */
export function inlineCommands(page: string): string[] {
  const prose = page.replace(/^```[^]*?^```$/gm, "");
  return [...new Set([...prose.matchAll(/`(npx holdfast [^`\n]+)`/g)].map(([, command]) => command!))];
}
