import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** How a message's writes fail, and how often before they succeed. */
export interface Trouble {
  /** refused: DynamoDB does not write. answer-lost: it writes, but the response is lost, so that the message comes again. */
  kind: "refused" | "answer-lost";
  times: number;
}

/** A proxy of the emulated DynamoDB that fails as configured, and passes on all else. */
export class Unreliable {
  /** By the message's id; it is counted down. */
  readonly troubles = new Map<string, Trouble>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async before(target: () => string): Promise<Unreliable> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const proxy = new Unreliable(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on("request", (request: IncomingMessage, response) => {
      void (async () => {
        const body = await textOf(request);
        const trouble = proxy.next(body);
        const done = trouble === "refused" ? undefined : await handOn(target(), request, body);
        if (done && trouble === undefined) {
          response.writeHead(done.status, { "content-type": "application/x-amz-json-1.0" }).end(await done.text());
        } else {
          response.writeHead(500).end('{"__type":"com.amazonaws.dynamodb.v20120810#InternalServerError"}');
        }
      })();
    });
    return proxy;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** The failure of this request. */
  private next(body: string): Trouble["kind"] | undefined {
    const { Item } = JSON.parse(body) as { Item?: { id?: { S?: string } } };
    const trouble = this.troubles.get(Item?.id?.S ?? "");
    if (!trouble || trouble.times <= 0) return undefined;
    trouble.times -= 1;
    return trouble.kind;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

function handOn(target: string, request: IncomingMessage, body: string): Promise<Response> {
  const headers = ["x-amz-target", "content-type", "authorization", "x-amz-date"].flatMap(
    (name): [string, string][] => {
      const value = request.headers[name];
      return typeof value === "string" ? [[name, value]] : [];
    },
  );
  return fetch(target, { method: "POST", headers, body });
}
