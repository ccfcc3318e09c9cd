/** What to do where only one stack can be seen (`graph.stacks`); completes a sentence. */
export const JUDGE_BOTH = "it may be in another stack; judge both together: holdfast check primary.json secondary.json";
