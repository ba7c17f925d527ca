# Writes reference.json: statistics of a small cohort by base R (no packages), as a second source for the tests.
# Rscript test/equity/reference.R > test/equity/reference.json
set.seed(20111)
n <- 60
points <- sample(5:24, n, replace = TRUE)
group <- sample(c("A", "B", "C"), n, replace = TRUE, prob = c(0.5, 0.3, 0.2))
money <- 100 * round(points * 45 / 10 + ifelse(group == "B", -8, 0) + rnorm(n, 0, 15)) + 100000 / 100
money <- pmax(money, 100)
withZeros <- ifelse(seq_len(n) %% 7 == 0, 0, money)
band <- cut(points, c(-Inf, 10, 15, 20, Inf), right = FALSE, labels = FALSE)

gini <- function(x) sum(abs(outer(x, x, "-"))) / (2 * length(x)^2 * mean(x))
concentration <- function(x, by) { r <- (rank(by) - 0.5) / length(x); 2 * mean(x * r) / mean(x) - 1 }
theilT <- function(x) { s <- x / mean(x); mean(ifelse(s == 0, 0, s * log(pmax(s, 1e-300)))) }
theilL <- function(x) mean(log(mean(x) / x))
withinT <- function(x, g) sum(tapply(x, g, sum) / sum(x) * tapply(x, g, theilT))
betweenT <- function(x, g) { s <- tapply(x, g, sum) / sum(x); sum(s * log(tapply(x, g, mean) / mean(x))) }
withinL <- function(x, g) sum(tapply(x, g, length) / length(x) * tapply(x, g, theilL))
betweenL <- function(x, g) sum(tapply(x, g, length) / length(x) * log(mean(x) / tapply(x, g, mean)))

# The gap of B against A over bands that hold both, weighted with everyone.
gap <- function() {
  m <- tapply(money, list(band, group), mean); v <- tapply(money, list(band, group), var)
  k <- tapply(money, list(band, group), length); w <- as.numeric(table(band)); w <- w / sum(w)
  d <- sum(w * (m[, "B"] - m[, "A"])); se <- sqrt(sum(w^2 * (v[, "B"] / k[, "B"] + v[, "A"] / k[, "A"])))
  stopifnot(all(!is.na(m[, c("A", "B")])), all(k[, c("A", "B")] > 1))
  c(d, d - qnorm(0.975) * se, d + qnorm(0.975) * se)
}
g <- gap()
ss <- summary(aov(money ~ factor(band)))[[1]][["Sum Sq"]]
f <- function(x) sprintf("%.17g", x)
list_of <- function(x) paste0("[", paste(x, collapse = ", "), "]")
cat("{\n")
cat('  "origin": "', R.version.string, ", base and stats only; test/equity/reference.R\",\n", sep = "")
cat('  "points": ', list_of(points), ",\n", sep = "")
cat('  "group": ', list_of(paste0('"', group, '"')), ",\n", sep = "")
cat('  "money": ', list_of(money), ",\n", sep = "")
cat('  "withZeros": ', list_of(withZeros), ",\n", sep = "")
cat('  "spearman": ', f(cor(points, money, method = "spearman")), ",\n", sep = "")
cat('  "kendall": ', f(cor(points, money, method = "kendall")), ",\n", sep = "")
cat('  "gini": ', f(gini(money)), ', "giniWithZeros": ', f(gini(withZeros)), ",\n", sep = "")
cat('  "concentration": ', f(concentration(money, points)), ",\n", sep = "")
cat('  "theilT": ', list_of(c(f(theilT(money)), f(withinT(money, group)), f(betweenT(money, group)))), ",\n", sep = "")
cat('  "theilTWithZeros": ', f(theilT(withZeros)), ",\n", sep = "")
cat('  "theilL": ', list_of(c(f(theilL(money)), f(withinL(money, group)), f(betweenL(money, group)))), ",\n", sep = "")
cat('  "withinPercent": ', f(100 * ss[2] / sum(ss)), ",\n", sep = "")
cat('  "quartiles": ', list_of(f(quantile(money[band == 2], c(0.25, 0.5, 0.75), type = 7))), ",\n", sep = "")
cat('  "gap": ', list_of(f(g)), "\n}\n", sep = "")
