CREATE TABLE "charts"."share_links" (
	"id" text PRIMARY KEY NOT NULL,
	"chart_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"revoked_by" text
);
--> statement-breakpoint
ALTER TABLE "charts"."share_links" ADD CONSTRAINT "share_links_chart_id_charts_id_fk" FOREIGN KEY ("chart_id") REFERENCES "charts"."charts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "share_links_by_hash" ON "charts"."share_links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "share_links_by_chart" ON "charts"."share_links" USING btree ("chart_id","id");