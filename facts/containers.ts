import type { Published } from "./published";

/** The images whose Dockerfile declares a volume for what they store. Without one mounted there, it is gone with the container. */
export const DATA_IMAGES: Published<Readonly<Record<string, string>>> = {
  title: "Official Docker images that declare a volume for their data, by name, with its path",
  sources: [
    "https://github.com/redis/docker-library-redis",
    "https://github.com/docker-library/postgres",
    "https://github.com/docker-library/mysql",
    "https://github.com/MariaDB/mariadb-docker",
    "https://github.com/docker-library/mongo",
    "https://github.com/docker-library/rabbitmq",
    "https://github.com/docker-library/wordpress",
    "https://github.com/docker-library/ghost",
    "https://github.com/nextcloud/docker",
    "https://github.com/docker-library/cassandra",
  ],
  asOf: "2026-11-29",
  data: {
    cassandra: "/var/lib/cassandra",
    ghost: "/var/lib/ghost/content",
    mariadb: "/var/lib/mysql",
    mongo: "/data/db",
    mysql: "/var/lib/mysql",
    nextcloud: "/var/www/html",
    postgres: "/var/lib/postgresql",
    rabbitmq: "/var/lib/rabbitmq",
    redis: "/data",
    wordpress: "/var/www/html",
  },
};
