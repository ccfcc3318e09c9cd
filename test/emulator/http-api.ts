import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { routeFor } from "../../components/compute/functions/routing";
import type { Stack } from "../components/plans";
import { request, type Handler } from "../samples/api/api";

/** A planned HTTP API on this machine: requests go to the function of the route that API Gateway would choose, in payload format 2.0. */
export class HttpApi {
  private constructor(
    private readonly server: Server,
    /** Such as http://127.0.0.1:40123. */
    readonly url: string,
  ) {}

  /** @param handlerOf the handler of a function, by its name in AWS */
  static async of(stack: Stack, handlerOf: (name: string) => Handler): Promise<HttpApi> {
    const integrations = new Map(
      stack.all("aws:apigatewayv2:Integration").map(({ id, inputs }) => [`integrations/${id}`, inputs] as const),
    );
    const routes = stack.all("aws:apigatewayv2:Route").map(({ inputs }) => {
      const uri = String(integrations.get(inputs["target"])!["integrationUri"]);
      const [, name] = /:function:([^:/]+)/.exec(uri)!;
      return { key: String(inputs["routeKey"]), function: name! };
    });
    const server = createServer((incoming, outgoing) => {
      void answer(incoming).then(({ statusCode, headers, body }) => outgoing.writeHead(statusCode, headers).end(body));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    return new HttpApi(server, `http://127.0.0.1:${port}`);

    async function answer(incoming: IncomingMessage) {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const { method = "GET", url = "/" } = incoming;
      const { pathname } = new URL(url, "http://localhost");
      const body = Buffer.concat(chunks).toString();
      // The routes of the sample answer any method.
      const route = routeFor(pathname, routes);
      if (!route) return { statusCode: 404, headers: {}, body: '{"message":"Not Found"}' };
      return handlerOf(route.function)(request(method, pathname, body === "" ? undefined : body));
    }
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
