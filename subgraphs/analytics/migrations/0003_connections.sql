CREATE TABLE "analytics"."connections" (
	"store" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"schemas" text[],
	"live" jsonb NOT NULL,
	"read_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "analytics"."connections" ADD CONSTRAINT "connections_store_stores_database_fk" FOREIGN KEY ("store") REFERENCES "analytics"."stores"("database") ON DELETE cascade ON UPDATE no action;