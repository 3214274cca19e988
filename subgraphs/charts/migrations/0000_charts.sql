CREATE SCHEMA IF NOT EXISTS "charts";
--> statement-breakpoint
CREATE TABLE "charts"."charts" (
	"id" text PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"dataset_id" text NOT NULL,
	"owner_id" text NOT NULL,
	"analysis_id" text,
	"idempotency_key" text,
	"prompt" text,
	"title" text NOT NULL,
	"description" text,
	"spec" jsonb NOT NULL,
	"query" jsonb NOT NULL,
	"version" integer NOT NULL,
	"document" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "charts"."chart_edits" (
	"chart_id" text NOT NULL,
	"version" integer NOT NULL,
	"author_id" text NOT NULL,
	"client_id" text,
	"idempotency_key" text,
	"at" timestamp with time zone NOT NULL,
	"changes" jsonb NOT NULL,
	"update" "bytea" NOT NULL,
	CONSTRAINT "chart_edits_chart_id_version_pk" PRIMARY KEY("chart_id","version")
);
--> statement-breakpoint
ALTER TABLE "charts"."chart_edits" ADD CONSTRAINT "chart_edits_chart_id_charts_id_fk" FOREIGN KEY ("chart_id") REFERENCES "charts"."charts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "charts_idempotency" ON "charts"."charts" USING btree ("owner_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "charts_recently_edited" ON "charts"."charts" USING btree ("workspace_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "charts_recently_created" ON "charts"."charts" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "chart_edits_idempotency" ON "charts"."chart_edits" USING btree ("chart_id","author_id","idempotency_key");