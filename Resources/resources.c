// The data files, embedded by the compiler (C23 #embed): no file has to be found at run time.
#include "resources.h"

#include <string.h>


static const unsigned char stopwords_function[] = {
#embed "stopwords-id/function.txt"
};
static const unsigned char stopwords_discourse[] = {
#embed "stopwords-id/discourse.txt"
};
static const unsigned char stopwords_protected[] = {
#embed "stopwords-id/protected.txt"
};
static const unsigned char tlds[] = {
#embed "tlds.txt"
};
static const unsigned char stopwords_english[] = {
#embed "stopwords-en/function.txt"
};
static const unsigned char informal[] = {
#embed "informal-id.txt"
};
static const unsigned char shielded[] = {
#embed "shielded-id.txt"
};
static const unsigned char fields[] = {
#embed "fields.tsv"
};
static const unsigned char export_words[] = {
#embed "export-words.tsv"
};
static const unsigned char institutions[] = {
#embed "institutions.txt"
};
static const unsigned char codebook_konten[] = {
#embed "codebooks/konten.yml"
};
static const unsigned char codebook_fang[] = {
#embed "codebooks/fang.yml"
};
static const unsigned char codebook_warnings[] = {
#embed "codebooks/warnings.yml"
};

static const unsigned char tables_konten[] = {
#embed "codebooks/konten.tables"
};
static const unsigned char tables_fang[] = {
#embed "codebooks/fang.tables"
};
static const unsigned char tables_warnings[] = {
#embed "codebooks/warnings.tables"
};
static const unsigned char model_konten[] = {
#embed "models/konten.model"
};
static const unsigned char sum_konten[] = {
#embed "models/konten.sha256"
};

static const unsigned char page_css[] = {
#embed "page/page.css"
};
static const unsigned char page_upload[] = {
#embed "page/upload.js"
};
static const unsigned char page_code[] = {
#embed "page/code.js"
};

static const struct textmine_resource resources[] = {
    {"stopwords-id/function.txt", stopwords_function, sizeof stopwords_function},
    {"stopwords-id/discourse.txt", stopwords_discourse, sizeof stopwords_discourse},
    {"stopwords-id/protected.txt", stopwords_protected, sizeof stopwords_protected},
    {"tlds.txt", tlds, sizeof tlds},
    {"stopwords-en/function.txt", stopwords_english, sizeof stopwords_english},
    {"informal-id.txt", informal, sizeof informal},
    {"shielded-id.txt", shielded, sizeof shielded},
    {"fields.tsv", fields, sizeof fields},
    {"export-words.tsv", export_words, sizeof export_words},
    {"institutions.txt", institutions, sizeof institutions},
    {"codebooks/konten.yml", codebook_konten, sizeof codebook_konten},
    {"codebooks/fang.yml", codebook_fang, sizeof codebook_fang},
    {"codebooks/warnings.yml", codebook_warnings, sizeof codebook_warnings},
    {"codebooks/konten.tables", tables_konten, sizeof tables_konten},
    {"codebooks/fang.tables", tables_fang, sizeof tables_fang},
    {"codebooks/warnings.tables", tables_warnings, sizeof tables_warnings},
    {"models/konten.model", model_konten, sizeof model_konten},
    {"models/konten.sha256", sum_konten, sizeof sum_konten},
    {"page/page.css", page_css, sizeof page_css},
    {"page/upload.js", page_upload, sizeof page_upload},
    {"page/code.js", page_code, sizeof page_code},
};

struct textmine_resource textmine_resource(const char *path) {
  for (size_t i = 0; i < sizeof resources / sizeof resources[0]; i++)
    if (strcmp(resources[i].path, path) == 0) return resources[i];
  return (struct textmine_resource){path, NULL, 0};
}

// `make build` writes it.
#if __has_include("commit.h")
#include "commit.h"
#else
#define TEXTMINE_COMMIT ""
#endif

const char *textmine_commit(void) { return TEXTMINE_COMMIT; }
