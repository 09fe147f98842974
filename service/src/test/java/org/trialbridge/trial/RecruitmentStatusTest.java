package org.trialbridge.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trialbridge.trial.RecruitmentStatus.ACTIVE_NOT_RECRUITING;
import static org.trialbridge.trial.RecruitmentStatus.COMPLETED;
import static org.trialbridge.trial.RecruitmentStatus.NOT_YET_RECRUITING;
import static org.trialbridge.trial.RecruitmentStatus.RECRUITING;
import static org.trialbridge.trial.RecruitmentStatus.SUSPENDED;
import static org.trialbridge.trial.RecruitmentStatus.TERMINATED;
import static org.trialbridge.trial.RecruitmentStatus.WITHDRAWN;
import static org.trialbridge.trial.RecruitmentStatus.ofCountry;
import static org.trialbridge.trial.RecruitmentStatus.ofTrial;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecruitmentStatusTest {

    @Test
    void aCountryRecruitsWithItsFirstOpenSite() {
        assertThat(ofCountry(Stage.APPROVED, List.of(SiteStatus.INITIATED))).isEqualTo(NOT_YET_RECRUITING);
        assertThat(ofCountry(Stage.START_UP, List.of(SiteStatus.CANDIDATE, SiteStatus.ACTIVATED)))
                .isEqualTo(RECRUITING);
        assertThat(ofCountry(Stage.RECRUITING, List.of(SiteStatus.CLOSED, SiteStatus.ENROLLING)))
                .isEqualTo(RECRUITING);
    }

    @Test
    void aCountryWithoutSitesIsJudgedByItsStage() {
        assertThat(ofCountry(Stage.IDENTIFIED, List.of())).isEqualTo(NOT_YET_RECRUITING);
        assertThat(ofCountry(Stage.RECRUITING, List.of())).isEqualTo(RECRUITING);
        assertThat(ofCountry(Stage.FOLLOW_UP, List.of())).isEqualTo(ACTIVE_NOT_RECRUITING);
    }

    @Test
    void aCountryWhoseSitesStoppedDoesNotRecruit() {
        assertThat(ofCountry(Stage.RECRUITING, List.of(SiteStatus.ENROLLMENT_CLOSED, SiteStatus.CLOSED)))
                .isEqualTo(ACTIVE_NOT_RECRUITING);
        assertThat(ofCountry(Stage.RECRUITING, List.of(SiteStatus.ON_HOLD))).isEqualTo(SUSPENDED);
        assertThat(ofCountry(Stage.RECRUITMENT_CLOSED, List.of(SiteStatus.ACTIVATED)))
                .isEqualTo(ACTIVE_NOT_RECRUITING);
    }

    @Test
    void aStageAsideDecidesWhateverTheSitesSay() {
        List<SiteStatus> open = List.of(SiteStatus.ENROLLING);

        assertThat(ofCountry(Stage.ON_HOLD, open)).isEqualTo(SUSPENDED);
        assertThat(ofCountry(Stage.TERMINATED, open)).isEqualTo(TERMINATED);
        assertThat(ofCountry(Stage.DECLINED, List.of())).isEqualTo(WITHDRAWN);
        assertThat(ofCountry(Stage.COMPLETED, open)).isEqualTo(COMPLETED);
    }

    @Test
    void aTrialRecruitsWhileOneCountryDoes() {
        assertThat(ofTrial(List.of())).isEqualTo(NOT_YET_RECRUITING);
        assertThat(ofTrial(List.of(NOT_YET_RECRUITING, COMPLETED, RECRUITING))).isEqualTo(RECRUITING);
        assertThat(ofTrial(List.of(ACTIVE_NOT_RECRUITING, SUSPENDED))).isEqualTo(SUSPENDED);
        assertThat(ofTrial(List.of(COMPLETED, NOT_YET_RECRUITING))).isEqualTo(ACTIVE_NOT_RECRUITING);
    }

    @Test
    void aCountryThatNeverTookPartDecidesNothing() {
        assertThat(ofTrial(List.of(WITHDRAWN, COMPLETED))).isEqualTo(COMPLETED);
        assertThat(ofTrial(List.of(WITHDRAWN))).isEqualTo(WITHDRAWN);
        assertThat(ofTrial(List.of(TERMINATED, COMPLETED))).isEqualTo(COMPLETED);
    }
}
