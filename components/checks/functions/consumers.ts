import type { Areas } from "../../config/schema";
import type { Problem } from "../../config/problems";
import { queueSources, streamSources } from "./named";

/** A queue that two functions take from, each seeing a part of its messages; or one source twice, which Lambda refuses. */
export function checkConsumers({ functions }: Pick<Areas, "functions">): Problem[] {
  const queues = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [name, wanted] of Object.entries(functions)) {
    const named = { path: `holdfast:functions.${name}`, wanted: wanted };
    for (const { path, source } of queueSources(named)) {
      const first = queues.get(source.queue);
      if (first !== undefined) problems.push(second(`${path}.queue`, source.queue!, first));
      else if (source.queue !== undefined) queues.set(source.queue, path);
    }
    problems.push(...streamsTwice(named));
  }
  return problems;
}

function second(path: string, queue: string, first: string): Problem {
  return {
    path,
    message: `queue "${queue}" has a consumer already, ${first}: each message would go to one of the two, whichever is first`,
    fix: "Allowed: one consumer of a queue; to tell two, send to a topic that each one's queue subscribes to.",
  };
}

/** Several functions may read a stream, each all of it; one function but once (https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html, ResourceConflictException). */
function streamsTwice(named: Parameters<typeof streamSources>[0]): Problem[] {
  const sources = streamSources(named);
  const again = sources.filter(({ source }, i) => sources.findIndex((one) => one.source.stream === source.stream) < i);
  return again.map(({ path, source: { stream } }) => ({
    path: `${path}.stream`,
    message: `"${stream}" is a source of this function already`,
    fix: "Leave one of the two out: Lambda takes each stream once.",
  }));
}
